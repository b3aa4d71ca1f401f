import numpy as np
import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 3, figsize=(11, 6))
a, b, c, d, e, f = axes.flat
a.axline((0, 0), slope=0.5, color='r', ls='--')
a.axline((1, 1), (2, 3))
a.scatter([0, 3], [0, 4])
b.arrow(0, 0, 1, 1, head_width=0.1, length_includes_head=True)
b.arrow(0, 1, 0.5, -0.4, width=0.02, color='g')
c.stairs([1, 3, 2, 4], [0, 1, 3, 4, 6], color='b', label='steps')
c.stairs([2, 1, 2], fill=True, alpha=0.4)
d.broken_barh([(10, 5), (20, 8)], (10, 4), facecolors='tab:blue')
d.broken_barh([(5, 8), (25, 4)], (16, 4), facecolors=('tab:orange', 'tab:green'))
e.eventplot([[1, 2, 3.5], [2, 4, 4.5], [0.5, 5]], colors=['C0', 'C1', 'C2'], linelengths=0.8)
f.spy(np.eye(8) + np.eye(8, k=2))
plt.savefig(OUT)
