import numpy as np
import torch
import matplotlib.pyplot as plt
fig,ax=plt.subplots(2,2,sharex=True,sharey=True)
for i in range(2):
    for j in range(2):
        ax[i,j].plot(np.arange(5)*(i+1)+j)
fig.suptitle('shared')
plt.savefig(OUT)
