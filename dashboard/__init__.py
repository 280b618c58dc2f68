"""The dashboard of who in Japanese local government does what with digital technology."""
