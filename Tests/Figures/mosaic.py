import matplotlib.pyplot as plt

fig, axes = plt.subplot_mosaic('AAB;C.B', layout='constrained', figsize=(7, 5))
axes['A'].set_title('wide')
axes['B'].plot([1, 2], [3, 4])
axes['B'].set_ylabel('high')
axes['C'].bar(['a', 'b'], [1, 2])
plt.savefig(OUT)
