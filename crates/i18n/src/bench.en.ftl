# Speed: how long a computation takes.

bench-size = { $enterprises } enterprises: { $rows } rows of enterprises, { $projects } of projects, columns of { $megabytes } MB
bench-what = What
bench-time = Time
bench-per-row = ns per enterprise row
bench-load = Sample drawn and put in order
bench-full = Every measure in full
bench-by-hand = The same, a loop written by hand
bench-changed = One number changed (typical): { $name }
bench-slowest = One number changed (slowest): { $name }
bench-ratio = The full run takes { $ratio } times as long as the loop written by hand (over the same columns; every total is the same).
