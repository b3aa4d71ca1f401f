import matplotlib.pyplot as plt
import pandas as pd
s = pd.Series([3, 1, 4, 1, 5], index=['mon', 'tue', 'wed', 'thu', 'fri'], name='visits')
s.plot(style='o--', color='green', legend=True)
s.rolling(2).mean().plot(label='two days')
plt.savefig(OUT)
