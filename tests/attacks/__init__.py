"""What somebody who means ill could try, and why it does not work."""
