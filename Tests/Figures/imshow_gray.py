import torch
import matplotlib.pyplot as plt
torch.manual_seed(10)
plt.imshow(torch.rand(28, 28), cmap='gray')
plt.title('noise')
plt.savefig(OUT)
