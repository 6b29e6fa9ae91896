# The first tables of articles.

import articles.models.photo
import articles.models.taxonomy
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import taggit.managers
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='name')),
                ('slug', models.SlugField(help_text='The first part of its articles’ addresses.', max_length=60, unique=True, validators=[articles.models.taxonomy.validate_section_slug], verbose_name='slug')),
                ('description', models.CharField(blank=True, max_length=300, verbose_name='description')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Sections are listed from the lowest number on.', verbose_name='position')),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('import_key', models.CharField(editable=False, max_length=80, null=True, unique=True)),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='language')),
                ('working_headline', models.CharField(blank=True, max_length=300, verbose_name='headline')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='last saved')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', max_length=12, verbose_name='status')),
                ('format', models.CharField(default='article', max_length=20)),
                ('headline', models.CharField(blank=True, max_length=300)),
                ('slug', models.SlugField(blank=True, max_length=90)),
                ('standfirst', models.TextField(blank=True)),
                ('description', models.CharField(blank=True, max_length=300)),
                ('canonical_url', models.URLField(blank=True, max_length=500)),
                ('sponsored', models.BooleanField(default=False)),
                ('subjects', models.JSONField(blank=True, default=list)),
                ('main_photo_alt', models.CharField(blank=True, max_length=500)),
                ('main_photo_caption', models.CharField(blank=True, max_length=1000)),
                ('main_photo_credit', models.CharField(blank=True, max_length=200)),
                ('word_count', models.PositiveIntegerField(default=0)),
                ('compiler_version', models.PositiveIntegerField(default=0)),
                ('valid_until', models.DateTimeField(blank=True, help_text='when something compiled in changes; then read anew', null=True)),
                ('first_published_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('updated_at', models.DateTimeField(blank=True, null=True)),
                ('withdraw_at', models.DateTimeField(blank=True, null=True)),
                ('deleted_at', models.DateTimeField(blank=True, null=True)),
                ('page_data', models.JSONField(blank=True, default=dict)),
                ('feed_body', models.TextField(blank=True)),
                ('compiled_body', models.TextField(blank=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('translation_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='translations', to='articles.article')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
                'ordering': ['-changed_at', '-id'],
                'permissions': [('publish_article', 'Can publish articles'), ('withdraw_article', 'Can withdraw articles'), ('edit_all_articles', 'Can edit articles of others')],
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='slug')),
                ('biography', models.TextField(blank=True, max_length=1000, verbose_name='biography')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='author', to=settings.AUTH_USER_MODEL, verbose_name='log-in')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('words', 'Words'), ('photographs', 'Photographs'), ('illustration', 'Illustration'), ('styling', 'Styling'), ('recipe', 'Recipe'), ('interview', 'Interview')], default='words', max_length=20, verbose_name='role')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='articles.article')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='articles.author')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='authors',
            field=models.ManyToManyField(related_name='articles', through='articles.Byline', to='articles.author'),
        ),
        migrations.CreateModel(
            name='KnownHeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(db_index=True, max_length=300)),
                ('headline', models.CharField(max_length=300)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='known_headlines', to='articles.article')),
            ],
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('original', models.FileField(max_length=120, storage=articles.models.photo.originals_storage, upload_to=articles.models.photo.original_path, verbose_name='file')),
                ('original_type', models.CharField(editable=False, help_text='e.g. image/jpeg', max_length=40)),
                ('original_name', models.CharField(blank=True, editable=False, max_length=200, verbose_name='file name')),
                ('width', models.PositiveIntegerField(editable=False, help_text='px, after orientation')),
                ('height', models.PositiveIntegerField(editable=False, help_text='px, after orientation')),
                ('bytes', models.PositiveBigIntegerField(default=0, editable=False)),
                ('sha256', models.CharField(db_index=True, editable=False, max_length=64)),
                ('perceptual_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=16)),
                ('alt', models.CharField(blank=True, help_text='What is seen, for readers who can’t see it.', max_length=500, verbose_name='alt')),
                ('caption', models.CharField(blank=True, max_length=1000, verbose_name='caption')),
                ('credit', models.CharField(blank=True, help_text='Whom to thank. A photo without credit can’t be published.', max_length=200, verbose_name='credit')),
                ('credit_url', models.URLField(blank=True, max_length=500, verbose_name='credit link')),
                ('kind', models.CharField(choices=[('photograph', 'Photograph'), ('illustration', 'Illustration'), ('graphic', 'Graphic'), ('collage', 'Collage')], default='photograph', max_length=20, verbose_name='kind')),
                ('focal_x', models.FloatField(default=0.5, help_text='0 is the left edge, 1 the right one.', validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='focal point, across')),
                ('focal_y', models.FloatField(default=0.5, help_text='0 is the upper edge, 1 the lower one.', validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='focal point, down')),
                ('licence', models.CharField(blank=True, max_length=200, verbose_name='licence')),
                ('copyright_notice', models.CharField(blank=True, max_length=300, verbose_name='copyright notice')),
                ('usable_from', models.DateField(blank=True, null=True, verbose_name='first day of use')),
                ('usable_until', models.DateField(blank=True, null=True, verbose_name='last day of use')),
                ('web_only', models.BooleanField(default=False, verbose_name='web only')),
                ('single_use', models.BooleanField(default=False, verbose_name='to be used once')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='added')),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'photo',
                'verbose_name_plural': 'photos',
                'ordering': ['-created_at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='main_photo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.photo'),
        ),
        migrations.CreateModel(
            name='ReadMoreLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='read_more_links', to='articles.article')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Redirect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old_path', models.CharField(help_text='Begins with a slash.', max_length=400, unique=True, verbose_name='old address')),
                ('new_path', models.CharField(blank=True, help_text='Begins with a slash. Left empty where an article is named.', max_length=400, verbose_name='new address')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='added')),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='redirects', to='articles.article', verbose_name='article')),
            ],
            options={
                'verbose_name': 'redirect',
                'verbose_name_plural': 'redirects',
                'ordering': ['old_path'],
            },
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.BooleanField(help_text='of the latest revision, not of the public state')),
                ('kind', models.CharField(choices=[('article', 'Article'), ('photo', 'Photo'), ('embed', 'Embed'), ('author', 'Author'), ('tag', 'Tag'), ('section', 'Section'), ('newsletter', 'Newsletter')], max_length=12)),
                ('object_id', models.BigIntegerField(null=True)),
                ('key', models.CharField(blank=True, max_length=300)),
                ('place', models.CharField(help_text='main, body, related, read-more, byline, …', max_length=12)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='articles.article')),
            ],
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shape', models.CharField(default='full', help_text='“full” (uncropped), or a crop such as “share”', max_length=20)),
                ('width', models.PositiveIntegerField(help_text='px')),
                ('height', models.PositiveIntegerField(help_text='px')),
                ('content_type', models.CharField(help_text='served with the file, never guessed', max_length=40)),
                ('file', models.FileField(max_length=160, unique=True, upload_to='')),
                ('bytes', models.PositiveIntegerField(default=0)),
                ('photo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='articles.photo')),
            ],
            options={
                'ordering': ['shape', 'width'],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('content', models.JSONField()),
                ('counter', models.PositiveIntegerField(default=1, help_text='counts the saves into this revision while it is open')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sealed_at', models.DateTimeField(blank=True, null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='articles.article')),
                ('based_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.revision')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='HistoryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(choices=[('created', 'Created'), ('imported', 'Imported'), ('saved', 'Saved'), ('published', 'Published'), ('scheduled', 'Scheduled'), ('updated', 'Updated'), ('withdrawn', 'Withdrawn')], max_length=20, verbose_name='action')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='history', to='articles.article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.revision')),
            ],
            options={
                'verbose_name': 'history entry',
                'verbose_name_plural': 'history',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='latest_revision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.revision'),
        ),
        migrations.AddField(
            model_name='article',
            name='live_revision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.revision'),
        ),
        migrations.AddField(
            model_name='article',
            name='section',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.section'),
        ),
        migrations.AddField(
            model_name='article',
            name='working_section',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.section'),
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
                ('description', models.CharField(blank=True, max_length=300, verbose_name='description')),
                ('merged_into', models.ForeignKey(blank=True, help_text='The tag that took this one’s place; its old address leads there.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='articles.tag', verbose_name='merged into')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='TaggedArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged', to='articles.article')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged', to='articles.tag')),
            ],
        ),
        migrations.AddField(
            model_name='article',
            name='tags',
            field=taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='articles.TaggedArticle', to='articles.Tag', verbose_name='Tags'),
        ),
        migrations.AddConstraint(
            model_name='byline',
            constraint=models.UniqueConstraint(fields=('article', 'author', 'role'), name='one_credit_once'),
        ),
        migrations.AddConstraint(
            model_name='knownheadline',
            constraint=models.UniqueConstraint(fields=('article', 'key'), name='one_headline_key_once'),
        ),
        migrations.AddConstraint(
            model_name='readmorelink',
            constraint=models.UniqueConstraint(fields=('article', 'target'), name='one_read_more_once'),
        ),
        migrations.AddConstraint(
            model_name='redirect',
            constraint=models.CheckConstraint(condition=models.Q(('article__isnull', False), models.Q(('new_path', ''), _negated=True), _connector='OR'), name='redirect_leads_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='redirect',
            constraint=models.CheckConstraint(condition=models.Q(('old_path', models.F('new_path')), _negated=True), name='redirect_is_no_loop'),
        ),
        migrations.AddIndex(
            model_name='reference',
            index=models.Index(fields=['kind', 'object_id'], name='reference_object'),
        ),
        migrations.AddIndex(
            model_name='reference',
            index=models.Index(fields=['kind', 'key'], name='reference_key'),
        ),
        migrations.AddConstraint(
            model_name='rendition',
            constraint=models.UniqueConstraint(fields=('photo', 'shape', 'width', 'content_type'), name='one_rendition_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='one_revision_number_once'),
        ),
        migrations.AddConstraint(
            model_name='taggedarticle',
            constraint=models.UniqueConstraint(fields=('tag', 'content_object'), name='one_tag_once'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['status', '-published_at', '-id', 'withdraw_at', 'deleted_at'], name='article_newest'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['section', 'status', '-published_at', '-id', 'withdraw_at', 'deleted_at'], name='article_in_section'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['valid_until'], name='article_valid_until'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['created_by', '-changed_at'], name='article_of_writer'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), models.Q(('published_at__isnull', False), ('section__isnull', False)), _connector='OR'), name='published_has_section_and_time'),
        ),
    ]
