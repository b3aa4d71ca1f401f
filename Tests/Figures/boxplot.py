import numpy as np
import matplotlib.pyplot as plt
np.random.seed(3)
data = [np.random.randn(50) * (k + 1) for k in range(4)]
fig, ax = plt.subplots(1, 3, figsize=(12, 4))
ax[0].boxplot(data)
ax[1].boxplot(data, tick_labels=['a', 'b', 'c', 'd'], showmeans=True, orientation='horizontal')
ax[2].boxplot(data, notch=True, patch_artist=True, boxprops=dict(facecolor='lightblue'), medianprops=dict(color='red'))
plt.savefig(OUT)
