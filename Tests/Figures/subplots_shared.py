import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(0, 2 * np.pi, 100)
fig, axs = plt.subplots(2, 3, figsize=(9, 4), sharex=True, sharey=True)
for i in range(2):
    for j in range(3):
        axs[i, j].plot(x, np.sin(x * (i + 1)) * (j + 1), color=f'C{3 * i + j}')
        axs[i, j].set_title(f'{i},{j}')
fig.suptitle('shared axes', size=20)
plt.savefig(OUT)
