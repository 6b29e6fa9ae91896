"""Tables, constraints, querysets, and facts about one row."""

from articles.models.article import (
    Article,
    ArticleQuerySet,
    Byline,
    ReadMoreLink,
    Role,
    Status,
    Tombstone,
)
from articles.models.content import (
    FORMAT_FIELDS,
    BylineContent,
    Content,
    MainPhotoContent,
    ReadMoreContent,
)
from articles.models.correction import Correction
from articles.models.derived import KnownHeadline, Reference, headline_key
from articles.models.formats import (
    Format,
    FormatError,
    GalleryContent,
    GalleryPhotoContent,
    IngredientContent,
    IngredientGroupContent,
    ProductContent,
    ProductsContent,
    RecipeContent,
    StepContent,
    read_format,
)
from articles.models.front import Arrangement, PinnedStory
from articles.models.photo import Photo, PhotoKind, Rendition
from articles.models.post import Post
from articles.models.prepared import Prepared
from articles.models.presence import Presence
from articles.models.progress import (
    Progress,
    ScheduledStep,
    Stage,
    Step,
    stage_of,
    standing_of,
)
from articles.models.reading import ReadingHour
from articles.models.redirect import Redirect
from articles.models.review import Comment, Event, Notice
from articles.models.revision import Action, HistoryEntry, Revision
from articles.models.sensitive import Helpline, Subject, SubjectWording
from articles.models.share import ShareLink, token_hash
from articles.models.shelf import Shelf
from articles.models.slugs import make_slug, make_tag_slug
from articles.models.taxonomy import Author, Section, Tag, TaggedArticle

__all__ = [
    "FORMAT_FIELDS",
    "Action",
    "Arrangement",
    "Article",
    "ArticleQuerySet",
    "Author",
    "Byline",
    "BylineContent",
    "Comment",
    "Content",
    "Correction",
    "Event",
    "Format",
    "FormatError",
    "GalleryContent",
    "GalleryPhotoContent",
    "Helpline",
    "HistoryEntry",
    "IngredientContent",
    "IngredientGroupContent",
    "KnownHeadline",
    "MainPhotoContent",
    "Notice",
    "Photo",
    "PhotoKind",
    "PinnedStory",
    "Post",
    "Prepared",
    "Presence",
    "ProductContent",
    "ProductsContent",
    "Progress",
    "ReadMoreContent",
    "ReadMoreLink",
    "ReadingHour",
    "RecipeContent",
    "Redirect",
    "Reference",
    "Rendition",
    "Revision",
    "Role",
    "ScheduledStep",
    "Section",
    "ShareLink",
    "Shelf",
    "Stage",
    "Status",
    "Step",
    "StepContent",
    "Subject",
    "SubjectWording",
    "Tag",
    "TaggedArticle",
    "Tombstone",
    "headline_key",
    "make_slug",
    "make_tag_slug",
    "read_format",
    "stage_of",
    "standing_of",
    "token_hash",
]
