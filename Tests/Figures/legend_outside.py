import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(0, 1, 30)
fig, ax = plt.subplots()
for p in range(1, 5):
    ax.plot(x, x**p, marker='o', markersize=4, markevery=5, label=f'$x^{p}$')
ax.legend(loc='upper center', bbox_to_anchor=(0.5, 1.13), ncol=4, frameon=False)
plt.savefig(OUT)
