import matplotlib.pyplot as plt
fig, ax = plt.subplots(2, 2)
for a in ax.flat:
    a.set_xlabel('x label')
    a.set_ylabel('y label')
    a.set_title('title')
fig.tight_layout()
plt.savefig(OUT)
