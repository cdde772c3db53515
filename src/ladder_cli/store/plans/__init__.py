"""What is to be written, as a plan, and the writing of it: all or nothing."""
