"""What several tests share: strategies, and format definitions to check our files against."""
