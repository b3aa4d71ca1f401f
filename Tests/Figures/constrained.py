import numpy as np
import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 2, layout='constrained', figsize=(8, 6))
for k, ax in enumerate(axes.flat):
    ax.plot([0, 1, 2], [1, 10 ** k, 3], label='line')
    ax.set_title(f'title {k}')
    ax.set_xlabel('a label of x')
    ax.set_ylabel('a label\nof y')
    ax.legend()
fig.suptitle('over all')
plt.savefig(OUT)
