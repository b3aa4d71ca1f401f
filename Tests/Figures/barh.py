import numpy as np
import torch
import matplotlib.pyplot as plt
plt.barh([1,2,3],[3,5,2],height=0.5,alpha=0.5)
plt.savefig(OUT)
