"""The reader as assistive technology meets it: text, caret, selection and passages of a page."""
