import numpy as np
import torch
import matplotlib.pyplot as plt
plt.plot([0,1,2],[1,3,2])
plt.axhline(2,color='red',ls='--')
plt.axvline(1,color='gray')
plt.axhspan(1,1.5,alpha=0.2)
plt.axvspan(0.2,0.5,color='orange',alpha=0.3)
plt.savefig(OUT)
