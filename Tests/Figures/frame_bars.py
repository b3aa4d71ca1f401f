import matplotlib.pyplot as plt
import pandas as pd
df = pd.DataFrame({'train': [3, 5, 4], 'test': [2, 4, -1]}, index=['linear', 'forest', 'net'])
fig, axes = plt.subplots(1, 3, figsize=(10, 3.5))
df.plot.bar(ax=axes[0])
df.plot(kind='bar', stacked=True, rot=0, ax=axes[1], legend=False)
df.train.plot.barh(ax=axes[2], color=['C1', 'C2', 'C3'])
plt.tight_layout()
plt.savefig(OUT)
