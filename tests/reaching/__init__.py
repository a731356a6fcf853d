"""Workers are reached where they are: the whole app between a mail server, Telegram, a push service and phones."""
