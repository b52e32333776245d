from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0005_desks"),
    ]

    operations = [
        migrations.AddField(
            model_name="upkeep",
            name="restore_tested",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="upkeep",
            name="frozen",
            field=models.DateField(null=True),
        ),
    ]
