import numpy as np
import matplotlib.pyplot as plt
fig, ax = plt.subplots(figsize=(7, 3))
k = np.arange(5)
ax.bar(k - 0.2, [3, 5, 2, 7, 4], width=0.4, label='men', yerr=[0.5, 0.4, 0.3, 0.6, 0.2], capsize=3)
ax.bar(k + 0.2, [4, 4, 3, 6, 5], width=0.4, label='women', edgecolor='black', linewidth=1.5)
ax.set_xticks(k, ['A', 'B', 'C', 'D', 'E'])
ax.legend(loc='upper left')
ax.set_title('grouped bars')
plt.savefig(OUT)
