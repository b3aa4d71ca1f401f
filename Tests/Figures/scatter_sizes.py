import torch
import matplotlib.pyplot as plt
torch.manual_seed(6)
p = torch.rand(60, 2)
plt.scatter(p[:, 0], p[:, 1], s=400 * torch.rand(60), c=torch.rand(60), alpha=0.5, edgecolors='black')
plt.savefig(OUT)
