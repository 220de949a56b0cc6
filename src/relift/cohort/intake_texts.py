"""The templates of the intake guard's corpus: made-up spam and honest talk, by style.

Those of the training part were read while the rules were set; those of the held-out part were
written when the rules stood, and were not touched after they were first scored. Contacts and links
are made up and lead nowhere.
"""

from __future__ import annotations

Templates = dict[str, tuple[str, ...]]

FILL: Templates = {
    "drug": (
        *("Tramadol", "Xanax", "Oxycodone", "Percocet", "Valium", "Codeine", "Carisoprodol"),
        *("Hydrocodone", "Ambien", "Vicodin"),
    ),
    "strength": ("50s", "10s", "the blue ones", "30s", "2 bars"),
    "handle": ("@meds_example", "@fastrelief_example", "@painfree.example"),
    "phone": ("+1 555 0100 234", "(555) 010-0199", "555-010-0145"),
    "link": ("https://shop.example/x", "www.relief.example", "http://deals.invalid/a"),
    "app": ("Telegram", "WhatsApp", "Wickr"),
    "price": ("$2 a pill", "$40 for ten", "3 USD each"),
    "pay": ("bitcoin", "Cash App", "Zelle", "crypto"),
    "lift": ("deadlift", "squat", "bench", "row"),
    "load": ("315", "100 kg", "225 lb", "405"),
    "care": ("my doctor", "the ER doctor", "my GP", "the clinic"),
    "effect": ("drowsy", "sick", "foggy", "no better", "sleepy"),
    "days": ("two days", "a week", "three days"),
}

SPAM_TRAIN: Templates = {
    "advert": (
        "{drug} {strength} for sale, no prescription. {app} {handle}",
        "Buy {drug} online. Overnight shipping, {pay} accepted. {link}",
        "We sell {drug} and more. Discreet delivery worldwide. Contact us on {app}: {phone}",
        "Best price on {drug}, {price}. Order now at {link}",
    ),
    "seeker": (
        "Anyone selling {drug}? I will pay for fast delivery. DM me",
        "Where can I buy {drug} without a prescription?",
        "Looking for a plug for {drug}, text me {phone}",
    ),
    "link spam": (
        "Play at the best casino, free spins today! {link}",
        "Our SEO service will rank your site. Click here {link}",
        "Make money online, earn daily. Sign up now {link}",
    ),
    "testimonial": (
        "My back pain is gone thanks to {handle}. He shipped {drug} in a plain package, no "
        "questions asked!",
        "I was in agony until I found {handle} on {app}. Got my {drug} next day, legit vendor.",
    ),
    "hidden in a story": (
        "Ten years of back tweaks here. PT, chiro, nothing helped. In the end I got {drug} from "
        "a guy, he supplies all strengths, reach out to {handle} if you need some. Deadlift "
        "{load} again.",
        "Great thread. I also pulled my back at {load}. What saved me: {drug}, available at "
        "{link}, {pay} and cards accepted.",
    ),
    "price list": (
        "Price list: {drug} {price}, bulk discount. Tracked shipping. {app} only: {handle}",
        "{drug} {price} / {drug} {price}. In stock. Inbox me.",
    ),
    "other link spam": (
        "Struggling with papers? We write my essay orders in 24 h, use code BACK10 {link}",
        "Lose weight fast with these keto gummies, limited offer {link}",
        "I doubled my savings with this trading bot, join my channel {link}",
    ),
    "support group": (
        "Our little group looks after its own. If {drug} is what you are missing, join us on "
        "{app}.",
        "I run a circle for people with bad backs. Members get {drug} posted to them. Ask for an "
        "invite: {handle}",
    ),
    "customer review": (
        "Five stars. {drug} came in three days, well wrapped, answered all my mails. {link}",
        "Third parcel of {drug} from these people, all fine, {pay} went through at once. {handle}",
    ),
    "warm reply": (
        "So sorry you hurt like this. What about {drug}? Write to {phone} and he will take care of "
        "you.",
        "Hang in there friend. {drug} got me back to {load}. I know where, just ask me on {app}.",
    ),
    "hashtags": (
        "#{drug} #backpain #fastdelivery #{drug} {handle}",
        "{drug} drop tonight #plugged #nextday {app} {handle}",
    ),
    "posing as care": (
        "Licensed clinic: get {drug} at home after a short chat, no visit, {price}. {link}",
        "Our doctors sign for {drug} online in five minutes, parcel tomorrow. {link}",
    ),
    "wanted": (
        "WTB {drug}, local, {price} or better",
        "Who around here could part with {drug}? I am good for {price}.",
    ),
    "business pitch": (
        "Let us write your {lift} blog posts! Cheap articles, ask for a quote at {link}",
        "Turn {price} into a fortune with my coach {handle}, he trades coins for you.",
        "Slim by summer with our tea, half off, {link}",
        "Bet on powerlifting and get your first stake back {link}",
    ),
}
HONEST_TRAIN: Templates = {
    "experience": (
        "{care} gave me {drug} for my back and it made me {effect}.",
        "Took {drug} for {days} after the {lift} at {load}. It did not help much.",
        "They prescribed {drug} and a muscle relaxant. Has anyone had that?",
    ),
    "question": (
        "Is it normal to be {effect} on {drug}? {care} said {days}.",
        "How do I deal with spasms without {drug}?",
        "Should I ask {care} about {drug} or just keep walking?",
    ),
    "training log": (
        "{lift} {load} for five, pain 3 of 10, no meds today.",
        "Could not {lift} {load}. Took it easy for {days}.",
    ),
    "anger": (
        "So sick of this. {care} just throws {drug} at me and sends me home. {days} of being "
        "{effect}!",
        "Nobody tells you that {drug} leaves you {effect}. I want my {lift} back, not pills.",
    ),
    "slang and typos": (
        "got sum {drug} from {care}, felt {effect} asf, nvr again lol",
        "bro i tweaked it at {load}, popped one {drug} they gave me n slept {days}",
    ),
    "lifting talk": (
        "DM me your {lift} programme, I sold my soul for {load}. Dips are cheap at my gym.",
        "Hit me up if you want the video of my {load} {lift}. Plates for sale too, 20 kg, good "
        "price.",
        "Anyone got a link to that {lift} article? I read it on the site {days} ago.",
    ),
    "care and links": (
        "My physio sent me {link} with stretches, and {care} filled my {drug} at the pharmacy "
        "for $12.",
        "{care} ordered a refill of {drug} for me, I pick it up at the pharmacy tomorrow.",
    ),
    "worry": (
        "{drug} scares me, my dad got hooked. {care} says {days} is fine. Is it?",
        "Woke up at 3, took {drug}, lay there thinking about the {lift}.",
        "I feel like a burden. {days} on {drug}, kids want to play, I can not bend.",
    ),
    "diary": (
        "Day 4. {care} rang: stop {drug}, keep walking. {lift} with the empty bar, pain 2.",
        "Week 3: {load} {lift}, no {drug}, slept seven hours, texted {care} about the leg.",
    ),
    "gym banter": (
        "Buy you a beer if you {lift} {load} before I do. I am not even on {drug} now.",
        "He sells the {lift} like a religion. {load} for ten, then he needs {drug} lol",
        "Trade you my {load} {lift} for your sleep. {care} took the {drug} away.",
    ),
    "second language": (
        "Hello, i am from Poland, {care} write me {drug}, is make me {effect}, i can train?",
        "Sorry for english. I buy {drug} in apteka with recipe, is help little, "
        "{lift} {load} hurt.",
    ),
    "about the spam": (
        "Another account offering {drug} by post. Reported, please do not write to it.",
        "The last three replies are ads for {drug}. Can somebody clean this thread?",
    ),
    "costs and queues": (
        "{care} is booked out for {days} and the shop that fills my {drug} shut down. Great.",
        "Paid {price} for {drug} with my script. Next time the cheap brand.",
    ),
}

SPAM_HELD_OUT: Templates = {
    "before and after": (
        "January: could not put on socks. May: {lift} {load}. The difference? {drug}, and a "
        "supplier who never lets me down. {handle}",
        "Two operations failed. {drug} did not. I send the name of the place to whoever asks on "
        "{app}.",
    ),
    "survey": (
        "Quick poll: do you get your {drug} by post or from a friend? I use {link}",
        "How much do you lot pay for {drug} nowadays? Mine is {price} from {handle}",
    ),
    "clearance": (
        "Last packs of {drug} before we move, everything must go, {price}",
        "Closing the stash. {drug}, {drug}. First come first served. {phone}",
    ),
    "charity": (
        "Nobody should be in pain because they are poor. Free {drug} for the first ten, then "
        "{price}. {app}: {handle}",
        "We bring {drug} into the country for patients. Donations in {pay}. {link}",
    ),
    "hurried": (
        "{drug} now?? got {price} ready {phone}",
        "yo {drug}?? ten of em, my place or yours, {app}",
    ),
    "courier": (
        "Driving through Ohio on Friday with {drug} in the boot, tell me where to stop. {phone}",
        "My route has room for more {drug} customers. {pay} only.",
    ),
    "other business": (
        "My {lift} coach also runs a fund: twelve per cent a month, guaranteed. {handle}",
        "Your degree without exams, certificates in a week. {link}",
        "Drop two sizes by the wedding with the patch that celebrities wear. {link}",
        "Five hundred visitors to your page every day, you pay only if it works. {phone}",
        "Tables open all night, welcome gift for new players. {link}",
    ),
}
HONEST_HELD_OUT: Templates = {
    "thanks": (
        "Thank you all. After your replies I called {care}, and {drug} is off the list for now.",
        "This thread helped more than {days} of {drug}. {lift} {load} today!",
    ),
    "family": (
        "My wife hides the {drug} so that I do not take more than {care} said.",
        "Dad ran out of {drug} on a Sunday, what a night. {care} sorted it on Monday.",
    ),
    "facts asked": (
        "Does {drug} change how heavy {load} feels? I got {effect} after {days}.",
        "Which is worse for the stomach, {drug} or ibuprofen? {care} was not sure.",
    ),
    "log with notes": (
        "{lift} {load} x 3, RPE 8. Note: last {drug} was {days} ago. Video at {link}",
        "{days} without {drug}. {lift} {load}, expected 6, felt 3. My number for today is 3.",
    ),
    "work": (
        "I sell phones all day on my feet. {care} wants me on {drug}, I want a chair.",
        "At the post office we lift parcels, {load} some days. {drug} and work do not mix.",
    ),
    "travel": (
        "Can I take {drug} on a plane? {care} gave me a letter for the customs.",
        "Forgot my {drug} at home, the pharmacy here would not give me any, {days} of ouch.",
    ),
    "quarrel": (
        "You lot act like {drug} is candy. {care} would laugh. Go walk.",
        "Stop pushing {drug} on people! Nobody here asked for it.",
    ),
}
