"""What must hold: one function a rule, one table; each rule's examples are files beside it."""
