"""Dangers told beside everyday words that tempt an exception: a form, a class, a course, a flat, a phone, a year."""

import pytest

from bot.safety.rules import Rules


@pytest.mark.parametrize(
    "text",
    [
        "my sister is on the phone suicidal what do i do",
        "i've no phone nowhere to sleep tonight with the weans",
        "lost my job at the plant no point in living",
        "Got this flat last year and there's no food in and no money till monday",
        "I left him in 2019 and got my own tenancy but he says he'll kill me",
        "i was ok last year, at college now, thinking of ending it all",
        "I havent been right since last year. feel like ending it all",
        "divorced in 2018, no food in for the weans",
        "my class is about to start and my ex is outside with a knife",
        "my daughter has homework about self harm and she told me she is cutting herself",
        "she told her modern studies class her stepdad touches her",
        "internship about to start and we are sleeping in the car",
        "health visitor's form asks do you have thoughts of harming yourself, I ticked no cause they would take my baby",
        "the crisis grant form asks do you have food, we have not eaten, no food in the house",
        "thought it was the end of the court drama, then he came to the door with a knife",
        "at the online safety talk my son said he has been cutting himself",
        "hes taken my phone hes holding me hostage",
        "I'm going to end everything with my insurance so the kids get paid",
        "what happens to the kids if a service user says they want to die",
        "i dont want to live with me any more",
        "my son's goalie committed suicide last night and he says he's next",
        "i nearly passed out seeing him hang",
        "kids killing each other over drugs in our close",
        "wee boy and his mum are locked in upstairs by her man, i can hear screaming",
        "I am someone disclosing a rape, who do I tell",
        "i'm not allowed to leave kids need out of here",
        "no power, everybody has it back in the close except us, baby's freezing",
        "the kids play cafe as we have no food left",
        "my sister kicked us out of the living room we were sleeping in",
        "when he comes in i just lie there counting up till hes finished",
        "somewhere safe for women with a violent partner please",
        "he says im not allowed to leave children alone with my mum or see anyone",
        "my phone has no power i cant charge it, leccy off since yesterday",
        "nobody is left alone in this house with him safe",
        "childrens hearing next week and his hearing test is same day",
    ],
)
def test_a_danger_beside_everyday_words_is_found(rules: Rules, text: str) -> None:
    assert rules.assess(text).risk is not None
