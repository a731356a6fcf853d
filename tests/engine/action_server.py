"""An action server on loopback as the app has one: rasa-sdk's executor behind one route."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from aiohttp import web
from rasa_sdk import Action
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import Tracker

SECRET = "a secret of the test"


class Offer(Action):
    def name(self) -> str:
        return "action_offer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        heard = tracker.latest_message
        variables = {"service": f"help with {tracker.get_slot('need')}", "now": heard["metadata"]["now"]}
        choices = [{"label": "More", "id": "s1", "payload": "/yes"}, {"label": "Not now", "payload": "/no"}]
        dispatcher.utter_message(json_message={"say": "utter_offer", "variables": variables, "choices": choices})
        dispatcher.utter_message(json_message={"effect": {"kind": "offered", "needs": heard["understood"]["needs"]}})
        return [SlotSet("asked", "consent")]


class Ask(Action):
    def name(self) -> str:
        return "action_ask"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        dispatcher.utter_message(json_message={"effect": {"kind": "thanked"}})
        return [SlotSet("asked", "area")]


class Person(Action):
    def name(self) -> str:
        return "action_person"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        dispatcher.utter_message(response="utter_menu")
        return [SlotSet("asked", None)]


class Says(Action):
    """An action that only says one thing under its own name."""

    def __init__(self, name: str, message: dict[str, Any], events: list[EventType] | None = None) -> None:
        self._name, self._message, self._events = name, message, events or []

    def name(self) -> str:
        return self._name

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        if self._message:
            dispatcher.utter_message(json_message=self._message)
        return self._events


class Break(Action):
    def name(self) -> str:
        return "action_break"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        raise RuntimeError("broken on purpose")


class Waits(Action):
    """Answers only when another sender's action says so: turns have to run side by side."""

    def __init__(self, name: str, gate: asyncio.Event, opens: bool) -> None:
        self._name, self._gate, self._opens = name, gate, opens

    def name(self) -> str:
        return self._name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        if self._opens:
            self._gate.set()
        await self._gate.wait()
        dispatcher.utter_message(json_message={"say": "utter_menu"})
        return []


class ActionServer:
    """Serves the actions in a thread of its own, on a free port."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.address = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._never.set)
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    async def _start(self) -> str:
        self._executor = ActionExecutor()
        for action in self._actions():
            self._executor.register_action(action)
        app = web.Application()
        app.router.add_post("/actions", self._run)
        self._runner = web.AppRunner(app, shutdown_timeout=0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/actions"

    def _actions(self) -> list[Action]:
        gate, self._never = asyncio.Event(), asyncio.Event()
        return [
            Offer(),
            Ask(),
            Person(),
            Break(),
            Says("action_plan", {"say": "utter_menu"}),
            Says("action_unclear", {"say": "utter_unclear"}),
            Says("action_circle", {"say": "utter_menu"}, [FollowupAction("action_circle")]),
            Says("action_sulk", {}),
            Says("action_stray", {"say": "utter_menu"}, [SlotSet("nowhere", 1)]),
            Says("action_invent", {"say": "utter_menu"}, [FollowupAction("action_nobody_wrote")]),
            Says("action_babble", {"sing": "la"}),
            Waits("action_dawdle", self._never, opens=False),
            Waits("action_wait", gate, opens=False),
            Waits("action_release", gate, opens=True),
        ]

    async def _run(self, request: web.Request) -> web.Response:
        if request.headers.get("X-Actions-Secret") != SECRET:
            return web.Response(status=401)
        call = await request.json()
        self.calls.append(call)
        return web.json_response(await self._executor.run({**call, "domain": {}}))
