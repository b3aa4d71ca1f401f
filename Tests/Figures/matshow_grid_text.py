import numpy as np
import matplotlib.pyplot as plt
m = np.array([[50, 3, 2], [4, 45, 6], [1, 7, 40]])
fig, ax = plt.subplots()
ax.matshow(m, cmap='Blues')
for i in range(3):
    for j in range(3):
        ax.text(j, i, str(m[i, j]), ha='center', va='center')
ax.set_xticks([0.5, 1.5], minor=True)
ax.set_yticks([0.5, 1.5], minor=True)
ax.grid(which='minor', color='black', linestyle='-', linewidth=2)
ax.set_xticks([0, 1, 2], ['cat', 'dog', 'bird'])
ax.set_yticks([0, 1, 2], ['cat', 'dog', 'bird'])
plt.savefig(OUT)
