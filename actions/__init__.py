"""What Rasa asks the app during a turn: one small action a file. Actions read; the turn writes."""
