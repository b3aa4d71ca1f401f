import numpy as np
import torch
import matplotlib.pyplot as plt
fig,ax=plt.subplots()
ax.plot([1,2,3],'b')
b=ax.twinx()
b.plot([30,10,20],'r--')
b.set_ylabel('right')
plt.savefig(OUT)
