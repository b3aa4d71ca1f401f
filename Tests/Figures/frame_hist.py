import numpy as np
import matplotlib.pyplot as plt
import pandas as pd
np.random.seed(5)
df = pd.DataFrame(np.random.randn(200, 3), columns=['a', 'b', 'c'])
df.hist(bins=20, figsize=(7, 5))
plt.savefig(OUT)
