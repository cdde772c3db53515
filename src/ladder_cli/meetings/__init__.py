"""When groups meet: recurrence, off weeks, conflicts, agendas."""
