"""What makes two things likely the same: pure rules, each with its evidence in words."""
