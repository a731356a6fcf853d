"""Everything that runs in Rasa's environment. The app and this package import nothing from each other."""

from engine.before_rasa import prepare

# At import, because every other module here imports Rasa and Rasa reads these settings when it is imported.
prepare()
