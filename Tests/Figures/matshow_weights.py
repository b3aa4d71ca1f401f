import torch
import matplotlib.pyplot as plt
torch.manual_seed(11)
w = torch.randn(6, 8)
plt.matshow(w, cmap='bwr', vmin=-2, vmax=2)
plt.colorbar()
plt.savefig(OUT)
