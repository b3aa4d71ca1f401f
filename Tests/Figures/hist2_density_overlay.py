import torch
import matplotlib.pyplot as plt
torch.manual_seed(16)
fig, ax = plt.subplots(1, 2, figsize=(9, 3))
ax[0].hist(torch.rand(100).numpy(), range=(0, 1), cumulative=True)
ax[0].set_title('cumulative')
ax[1].hist(torch.randn(100).numpy(), orientation='horizontal', rwidth=0.8, color='C3')
ax[1].set_title('sideways')
plt.savefig(OUT)
