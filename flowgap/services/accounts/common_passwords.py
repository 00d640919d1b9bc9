"""Passwords that are long enough and still the first that anybody tries."""

from typing import Final

_LISTED: Final = """
123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 0123456789012
098765432109 098765432101 012345678910 1234567891011 123123123123 112233445566 121212121212
111222333444 123321123321 100200300400 147258369147 159753159753 987654321098 987654321012
abcdefghijkl abcdefghijklm abcdefghijklmnop abcd1234abcd abc123abc123 abcdef123456 a1b2c3d4e5f6
1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv q1w2e3r4t5y6 qwertyuiop12 qwertyuiop123 qwertyuiop[]
qwertyuiopasdf qwertyuiopas qwerty123456 qwerty1234567 qwerty12345678 qwertzuiopasdf qwertz123456
qwertyqwerty asdfghjkl123 asdfghjklzxc asdfasdfasdf zxcvbnm12345 zaq12wsxcde3 1234qwerasdf
password1234 password12345 password123456 password123! password1234! passwordpassword passw0rd1234
p@ssw0rd1234 p@ssword1234 p@ssw0rd123! mypassword123 newpassword1 newpassword123 changeme1234
changeme12345 changemenow1 letmein12345 letmein123456 letmeinplease letmeinletmein welcome12345
welcome123456 welcome1234! welcome2024! welcome2025! welcome2026! welcomewelcome administrator
administrator1 adminadminadmin admin1234567 admin123456789 adminpassword iloveyou1234
iloveyou12345 iloveyouforever iloveyousomuch iloveyoubaby ilovemymother trustno1trustno1
sunshine1234 princess1234 football1234 baseball1234 superman1234 monkey123456 dragon123456
master123456 michael12345 jennifer1234 liverpool1234 chocolate123 computer1234 internet1234
samsung12345 summer2024!! summer2025!! summer2026!! winter2024!! winter2025!! winter2026!!
spring2026!! autumn2026!! january2026! company12345 company2026! secret123456 secretsecret
topsecret123 supersecret1 verysecret123 default12345 testtesttest test12345678 testpassword
test1234test1234 correcthorsebatterystaple thisismypassword mypasswordis123 passwort1234
passwort12345 passwort123456 passwort123! passwortpasswort meinpasswort meinpasswort1 hallo1234567
hallohallohallo willkommen12 willkommen123 willkommen1234 geheimgeheim geheim123456 schatzi12345
sommer2024!! sommer2025!! sommer2026!! winter123456 fussball1234 deutschland1 deutschland123
ichliebedich ichliebedich1 flowgap12345 flowgapflowgap flowgap2026!
"""

COMMON: Final = frozenset(_LISTED.split())
"""In small letters. Short ones are not here: they are refused for their length."""
