"""The built site -> what is made of all its pages together."""
