"""A simulated phone, held as the page's own script holds it: over the page's routes."""

import uuid

import httpx

from tests.stand_ins.phone import Phone, Shown
from tests.stand_ins.twilio_api import NUMBERED


class SimulatorPhone(Phone):
    """One of the two phones of an invented parent. `style` is `sms` or `telegram`."""

    def __init__(self, address: str, number: int, style: str, client: httpx.AsyncClient | None = None) -> None:
        super().__init__()
        self._client = client or httpx.AsyncClient(base_url=address, timeout=60, verify=False)
        self._parent = f"/simulator/{number:03}"
        self.style = style
        self._written = ""
        self._data: dict[tuple[str, str], str] = {}

    async def text(self, body: str, deliveries: int = 1) -> int:
        """Writes a text."""
        return await self.send({"body": body}, deliveries)

    async def photo(self, caption: str = "") -> int:
        """Sends a photo."""
        return await self.send({"kind": "photo", "body": caption})

    async def edit(self, body: str) -> int:
        """Edits the last text that was written here."""
        return await self.send({"body": body, "corrects": self._written})

    async def press(self, label: str) -> int:
        """Presses a button, or types the number that stands before the label."""
        shown = self._showing(label)
        if self.style == "telegram":
            return await self.send({"kind": "button", "body": label, "button": self._data[shown.id, label]})
        numbers = {words: number for number, words in NUMBERED.findall(shown.body)}
        return await self.text(numbers[label])

    async def send(self, what: dict[str, str], deliveries: int = 1) -> int:
        """Posts what the page's script posts."""
        typed = {"id": str(uuid.uuid4()), **what}
        if "corrects" not in what:
            self._written = typed["id"]
        for _ in range(deliveries):
            answer = await self._client.post(f"{self._parent}/{self.style}/texts", json=typed)
        return answer.status_code

    async def shown(self) -> list[dict[str, object]]:
        """Everything on this phone's screen, both sides, as the page gets it."""
        both = (await self._client.get(f"{self._parent}/phones")).raise_for_status().json()
        return list(both[self.style]["texts"])

    async def look(self) -> None:
        """Reads what has arrived."""
        self.texts = []
        for text in await self.shown():
            if text["mine"] or text["status"] not in ("sent", "delivered"):
                continue
            buttons = {button["label"]: button["data"] for button in text["buttons"]}
            self._data |= {(str(text["id"]), label): data for label, data in buttons.items()}
            numbered = tuple(label for _, label in NUMBERED.findall(str(text["body"])))
            labels = tuple(buttons) if self.style == "telegram" else numbered
            self.texts.append(Shown(str(text["id"]), str(text["body"]), labels))

    async def close(self) -> None:
        """Puts the phone away."""
        await self._client.aclose()
