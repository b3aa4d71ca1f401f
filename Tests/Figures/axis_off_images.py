import torch
import matplotlib.pyplot as plt
torch.manual_seed(15)
fig, axs = plt.subplots(2, 5, figsize=(10, 4))
for k in range(10):
    ax = axs[k // 5, k % 5]
    ax.imshow(torch.rand(8, 8) * (k + 1), cmap='gray')
    ax.set_title(f'digit {k}', size=10)
    ax.axis('off')
fig.tight_layout()
plt.savefig(OUT)
