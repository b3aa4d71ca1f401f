import numpy as np
import torch
import matplotlib.pyplot as plt
plt.plot([1,2,np.nan,4,5],[1,2,3,4,5],'o-')
plt.savefig(OUT)
