import torch
import matplotlib.pyplot as plt
torch.manual_seed(1)
plt.plot(torch.cumsum(torch.randn(3000), dim=0), lw=1)
plt.plot(torch.cumsum(torch.randn(3000), dim=0), lw=1, alpha=0.6)
plt.xlabel('step')
plt.ylabel('position')
plt.title('two random walks')
plt.savefig(OUT)
