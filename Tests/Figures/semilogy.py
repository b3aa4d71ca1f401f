import numpy as np
import torch
import matplotlib.pyplot as plt
plt.semilogy([1,2,3,4],[1,10,100,1000],'o-')
plt.grid(True)
plt.savefig(OUT)
