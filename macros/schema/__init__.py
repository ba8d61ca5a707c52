"""What content may look like."""
