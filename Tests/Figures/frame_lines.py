import numpy as np
import matplotlib.pyplot as plt
import pandas as pd
rows = np.arange(30)
df = pd.DataFrame({'loss': np.exp(-rows / 10), 'accuracy': 1 - np.exp(-rows / 6), 'name': 'x'}, index=rows * 2)
df.plot(title='training', xlabel='epoch', ylabel='share', grid=True, figsize=(6, 4))
plt.savefig(OUT)
