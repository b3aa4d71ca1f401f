import numpy as np
import torch
import matplotlib.pyplot as plt
plt.bar([1,2,3],[3,5,2],color=['C0','C1','C2'],edgecolor='black')
plt.title('bars')
plt.savefig(OUT)
