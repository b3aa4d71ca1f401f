import numpy as np
import matplotlib.pyplot as plt
import pandas as pd
np.random.seed(4)
df = pd.DataFrame({'x': np.random.randn(80), 'y': np.random.randn(80), 'g': np.arange(80) % 4})
fig, axes = plt.subplots(2, 2, figsize=(9, 7))
df.plot.scatter(x='x', y='y', ax=axes[0, 0])
df.plot.scatter(x='x', y='y', c='g', colormap='viridis', s=40, ax=axes[0, 1])
df[['x', 'y']].plot.hist(bins=15, alpha=0.5, ax=axes[1, 0])
df[['x', 'y']].plot.box(ax=axes[1, 1])
plt.savefig(OUT)
