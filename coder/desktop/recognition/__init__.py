"""Having the text of scans recognised: offered, asked, done beside the window."""
