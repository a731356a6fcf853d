"""What people see in a browser: the inbox, the studio, the simulator."""
