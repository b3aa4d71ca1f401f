import numpy as np
import matplotlib.pyplot as plt
t = np.arange(0.01, 10.0, 0.05)
fig, ax1 = plt.subplots()
ax1.plot(t, np.exp(t / 3), color='tab:red')
ax1.set_xlabel('time (s)')
ax1.set_ylabel('exp', color='tab:red')
ax1.tick_params(axis='y', labelcolor='tab:red')
ax2 = ax1.twinx()
ax2.plot(t, np.sin(2 * np.pi * t), color='tab:blue')
ax2.set_ylabel('sin', color='tab:blue')
fig.tight_layout()
plt.savefig(OUT)
