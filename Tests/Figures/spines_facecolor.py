import numpy as np
import torch
import matplotlib.pyplot as plt
fig,ax=plt.subplots(facecolor='lightyellow')
ax.plot([1,3,2])
ax.spines['top'].set_visible(False)
ax.spines['right'].set_visible(False)
ax.set_facecolor('whitesmoke')
plt.savefig(OUT)
