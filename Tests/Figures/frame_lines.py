import numpy as np
import matplotlib.pyplot as plt
import pandas as pd
rows = np.arange(30)
df = pd.DataFrame({'loss': np.exp(-rows / 10), 'accuracy': 1 - np.exp(-rows / 6), 'name': 'x'}, index=rows * 2)
df.index.name = 'epoch'
df.plot(title='training', ylabel='share', grid=True, figsize=(6, 4))
plt.savefig(OUT)
