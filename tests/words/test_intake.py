"""The intake guard."""

from __future__ import annotations

import pytest

from relift.words.intake import neutral_text, take_in
from relift.words.intake_rules import intake_rules


@pytest.mark.parametrize(
    "text",
    [
        "Tramadol for sale, no prescription. Telegram @meds_example",
        "Buy Xanax online. Overnight shipping.",
        "I have extra oxys, hmu",
        "anyone selling percs?",
        "Where can I buy codeine without a prescription?",
        "Тrаmаdоl in stock, dm me",
        "t r a m a d o l in stock, dm me",
        "t.r.a.m.a.d.o.l for sale, text me",
        "tr@m4d0l for sale, whatsapp +1 555 0100 200",
        "ｏｘｙ for sale dm me",
        "Tra\u200bmadol for sale, text me",
        "💊 in stock 🔌 dm",
        "Trámadöl for sale, inbox me",
        "hydrocodonne for sale, text me",
    ],
)
def test_text_that_offers_or_asks_for_medicines_for_sale_is_held(text: str) -> None:
    found = take_in(text)
    assert found.is_held
    assert found.reasons[0] == intake_rules().table.messages.drugs
    assert found.reasons[-1] == intake_rules().table.messages.held
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Best casino, free spins! https://casino.example",
        "Our SEO service ranks your site. Click here",
        "https://a.example https://b.example https://c.example nice",
        "Earn daily with forex, join my channel",
    ],
)
def test_link_spam_is_held_as_an_advertisement(text: str) -> None:
    found = take_in(text)
    assert found.is_held
    assert intake_rules().table.messages.advert in found.reasons


@pytest.mark.parametrize(
    "text",
    [
        "",
        "my doctor gave me tramadol and a muscle relaxant, it made me drowsy",
        "I bought ibuprofen at the pharmacy",
        "where do I get my prescription refilled?",
        "took 2 codeine, didn't help",
        "my physio sent me this link: https://example.com/back",
        "ordered my codeine refill from the pharmacy, $12",
        "DM me your programme",
        "hit me up for the 315 deadlift video",
        "I'd sell my soul for a pain-free squat",
        "lost $200 at the casino and my back hurts",
        "Came off tramadol with my doctor's help last year.",
        "So sick of being thrown opioids at!",
    ],
)
def test_honest_talk_passes(text: str) -> None:
    found = take_in(text)
    assert not found.is_held
    assert found.reasons == ()


@pytest.mark.parametrize(
    "text",
    [
        "Order tramadol here, text me, doctor recommended",
        "tramadol buy cheap whatsapp nurse approved",
        "Tramadol for sale I ordered a belt at the pharmacy",
        "My doctor is nice. Order tramadol from me. Text me.",
    ],
)
def test_words_of_care_do_not_free_an_offer(text: str) -> None:
    assert take_in(text).is_held


@pytest.mark.parametrize(
    "text",
    [
        "My doctor ordered tramadol. The pharmacy had it in stock.",
        "Some guy offered to sell me percs on telegram, reported him",
        "Never buy oxy online without a prescription.",
        "I ordered a belt with free shipping. Off codeine since Monday.",
        "Where can I find a study about muscle relaxants?",
        "I do what I can in order to get off gabapentin.",
    ],
)
def test_a_turn_of_speech_that_means_something_else_is_excused(text: str) -> None:
    assert not take_in(text).is_held


def test_the_reasons_name_the_rules_that_counted() -> None:
    found = take_in("Tramadol for sale, no prescription, telegram @x_example")
    assert {"drug", "selling", "no_prescription", "channel", "handle"} <= set(found.rules)
    assert all(f"({rule})" in " ".join(found.reasons) for rule in found.rules)
    assert "names a medicine (drug)" in " ".join(found.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "[t][r][a][m][a][d][o][l] for sale, text me",
        "tra<b></b>madol for sale, text me",
        "t*r*m*d*l for sale, text me",
        "t\u0336r\u0336a\u0336m\u0336a\u0336d\u0336o\u0336l\u0336 for sale, text me",
        "tra-\nmadol for sale, text me",
        "\U0001f163\U0001f161\U0001f150\U0001f15c\U0001f150\U0001f153\U0001f15e\U0001f15b for sale",
        "t r a m a d o l  f o r  s a l e",
        "percs, five five five oh one zero zero one two three",
        "cheap percs https://bit.ly/x",
        "<buy tramadol, no prescription, telegram @x_example>",
    ],
)
def test_a_name_is_read_through_its_disguise(text: str) -> None:
    assert take_in(text).is_held


def test_a_text_too_long_to_be_read_is_held_and_says_so() -> None:
    table = intake_rules().table
    assert not take_in("x " * (table.longest_read // 2)).is_held
    found = take_in("x " * table.longest_read)
    assert found.reasons == (table.messages.long, table.messages.held)
    assert found.rules == ("length",)


def test_what_is_shown_can_be_neither_clicked_nor_run() -> None:
    shown = neutral_text("<b>x</b> https://a.example/x javascript:alert(1) www.x.com foo.com/bar")
    assert shown == (
        "‹b›x‹/b› hxxps://a[.]example/x javascript (:)alert(1) www[.]x[.]com foo[.]com/bar"
    )


def test_plain_talk_is_shown_as_it_was_typed() -> None:
    text = "Pain 3.5 today, squat 102.5 kg x 5. My data: fine. It was e.g. tight, at 7:30."
    assert neutral_text(text) == text


def test_hidden_marks_are_taken_out_and_an_endless_text_is_cut_with_a_note() -> None:
    assert neutral_text("a\u202eb\u200bc\x07d") == "abcd"
    long = neutral_text("x" * 10_000)
    assert len(long) == intake_rules().table.longest_shown
    assert long.endswith(intake_rules().table.messages.cut)
